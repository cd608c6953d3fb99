/**
 * Given names that make a full name of themselves and the capital word after them. Only to be told apart from other capital
 * words, so names that are common words as well (Will, Grace, Luz) are left out. As word keys.
 */
import { wordKey } from './name-words.ts';

export const givenNames: ReadonlySet<string> = new Set(
  `Aaliyah Aaron Abdullah Abigail Abril Adam Adrian Adriana Agustín Ahmad Ahmed Aiden Ainhoa Aisha Alan Alba Albert Alberto
   Alejandra Alejandro Alex Alexa Alexander Alexandra Alexis Alfonso Alfredo Ali Alice Alicia Alina Alison Alonso Álvaro Alyssa
   Amanda Amara Amelia Amina Amir Amy Ana Andrea Andrés Andrew Ángel Angela Ángela Anita Ann Anna Anne Anthony Antonia Antonio
   Anya Aria Ariana Arjun Arthur Arturo Ashley Astrid Aubrey Ava Avery Axel Ayaan Ayesha Barbara Bárbara Beatriz Becky Belén Ben
   Benjamin Benjamín Bernardo Beth Betty Bianca Blanca Brandon Brayan Brenda Brian Brianna Bruno Caleb Cameron Camila Carla
   Carlos Carmen Carol Carolina Caroline Catalina Catherine Cecilia César Charles Charlie Charlotte Chiara Chloe Christian
   Christina Christine Christopher Claire Clara Claudia Colin Connor Cristian Cristina Cynthia Damián Daniel Daniela Danielle
   David Deborah Demetrius Denise DeShawn Destiny Diana Diego Dmitri Dominic Donald Donna Dorothy Duncan Dylan Edgar Eduardo
   Edward Eleanor Elena Eli Elías Elijah Elisa Elizabeth Ella Ellen Ellie Elsa Emilia Emiliano Emilio Emily Emma Emmanuel
   Enrique Eric Erica Erik Esteban Estefanía Esther Ethan Eugenia Eva Evelyn Evie Fabián Fatima Fátima Fatma Federico Felipe
   Fernanda Fernando Finn Fiona Florencia Frances Francesca Francis Francisca Francisco Freya Gabriel Gabriela Gabriella Gareth
   Gary Gavin Gema George Georgia Gerald Gerardo Germán Gillian Gina Giovanni Gloria Gonzalo Graham Greta Guadalupe Guillermo
   Gustavo Hailey Hamza Hannah Harold Harriet Harry Hassan Hassen Heather Héctor Helen Helena Henry Hugo Ian Ibrahim Ignacio
   Imani Inés Ingrid Irene Isaac Isabel Isabella Isabelle Isaiah Ismael Iván Ivy Izan Jacob Jacqueline Jaden Jaime Jamal James
   Jamie Janet Janice Jasmine Jason Javier Jayden Jeffrey Jennifer Jeremiah Jeremy Jerome Jessica Jesús Jill Jimena Joan Joanna
   Joaquín Joe Joel John Jonathan Jordan Jorge José Josefa Josefina Joseph Joshua Josué Juan Juana Juanita Judith Julia Julián
   Juliana Julie Juliet Julio Justin Kai Kareem Karen Karim Karina Karla Kate Katherine Kathleen Katie Kayla Keisha Keith Kelly
   Ken Kenneth Kevin Khadija Khalid Kimberly Kofi Kwame Kyle Laila Lakshmi Lamar Latisha Laura Lauren Lautaro Layla Leah Leila
   Leo Leonardo Leonor Leticia Liam Lidia Liliana Linda Lisa Logan Lorena Lorenzo Louis Louise Lourdes Lucas Lucía Luciana Lucy
   Luis Luisa Luke Lydia Lynn Mackenzie Madeleine Madison Malik Manuel Manuela Marcela Marcelo Marco Marcos Marcus Margaret
   Margarita Maria María Mariah Mariam Mariana Marie Mario Marisol Marjorie Marta Martha Martin Martín Martina Mary Maryam Mateo
   Matías Matthew Maureen Mauricio Max Maya Megan Melanie Melissa Mia Micah Michael Michaela Michelle Miguel Mila Miriam Mohamed
   Mohammad Mohammed Moisés Molly Monica Mónica Muhammad Mustafa Nadia Nancy Naomi Natalia Natalie Natasha Nathan Nathaniel Neil
   Nerea Nicholas Nicola Nicolás Nicole Nigel Noah Noelia Noor Nora Norma Nuria Octavio Olga Oliver Olivia Omar Oscar Óscar Owen
   Pablo Pamela Patricia Patrick Paul Paula Paulina Pedro Peter Philip Phoebe Pilar Priya Rachel Rafael Rahul Raj Ralph Ramón
   Ramona Rania Raquel Raúl Rebecca Renata Ricardo Richard Rita Robert Roberta Roberto Rocío Rodrigo Roger Rohan Rolando Ronald
   Rosa Rosario Roxana Rubén Ruth Ryan Sabrina Sally Salma Salvador Sam Samantha Samir Samuel Sandra Santiago Sara Sarah Sasha
   Scott Sean Sebastian Sebastián Selena Serena Sergio Shanice Shannon Sharon Sheila Shirley Silvia Simon Simón Sofia Sofía
   Sonia Sophia Sophie Stefan Stephanie Stephen Steven Stuart Susan Susana Tamara Tamika Tania Tanisha Tara Tariq Tatiana Teresa
   Theo Theresa Thiago Thomas Tiffany Timothy Tobias Tom Tomas Tomás Tracy Trevor Trinity Tyler Tyrone Valentina Valeria Vanesa
   Vanessa Veronica Verónica Vicente Victor Víctor Victoria Vincent Virginia Viviana Wanda Wei Wendy William Xavier Ximena Yara
   Yasmin Yolanda Youssef Yusuf Yvonne Zachary Zahra Zainab Zara Zoe Zoé`
    .split(/\s+/u)
    .map(wordKey),
);
